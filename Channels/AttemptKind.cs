namespace Payments.Channels;

/// <summary>What an attempt asked of its channel.</summary>
public enum AttemptKind
{
    Charge,
    Refund,
    Void,
    Authorisation,
    Capture,
    Release,
}
