namespace Payments.Webhooks;

/// <summary>What a delivery has to say of its endpoint.</summary>
[GenerateSerializer, Alias("webhook-health")]
public enum WebhookHealth
{
    Delivered,
    Failed,

    /// <summary>It failed for the last time.</summary>
    DeadLetter,

    /// <summary>The endpoint has answered 410.</summary>
    Gone,
}
