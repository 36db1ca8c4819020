namespace Payments.Api.Access;

/// <summary>Who may call a route.</summary>
internal enum Audience
{
    Administrators,
    Owners,
    Merchants,
}
