namespace Payments.Webhooks;

/// <summary>How much of everything.</summary>
public static class WebhookLimits
{
    public const int EndpointsPerMerchant = 20;
    public const int EventsPerEndpoint = 50;
    public const int DescriptionLength = 200;
    public const int UsualAttempts = 13;
    public const int FewestAttempts = 5;
    public const int MostAttempts = 20;
    public const int ReplayedAtOnce = 1_000;
    public static readonly TimeSpan LongestGrace = TimeSpan.FromDays(7);
}
