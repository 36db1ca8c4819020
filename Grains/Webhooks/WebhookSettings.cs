using Payments.Webhooks.Delivery;

namespace Payments.Webhooks;

/// <summary>What the installation decides about webhooks.</summary>
public sealed record WebhookSettings
{
    /// <summary>In development only: http and addresses of this network, loopback included.</summary>
    public bool AllowPrivate { get; init; }

    /// <summary>The first wait of the back-off; each one after it is twice as long.</summary>
    public TimeSpan FirstRetry { get; init; } = DeliverySchedule.Usual;
}
