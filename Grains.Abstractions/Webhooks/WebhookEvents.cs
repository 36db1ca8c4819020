using System.Collections.Immutable;

namespace Payments.Webhooks;

/// <summary>Every event that an endpoint can ask for, and what it says. docs/webhooks.md is held to it, and it to the sources.</summary>
public static class WebhookEvents
{
    public const string All = "*";
    public const string Test = "webhook.test";

    public static ImmutableSortedDictionary<string, string> Catalogue { get; } = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        new KeyValuePair<string, string>[]
        {
            new("merchant.api_key_created", "an API key was created"),
            new("merchant.api_key_revoked", "an API key was revoked"),
            new("merchant.api_key_rotated", "an API key got a new secret"),
            new("merchant.changed", "the merchant's details were changed"),
            new("merchant.limited", "an administrator stopped the merchant's new payments"),
            new("merchant.overrides_changed", "the merchant got limits, a fee or a rate of its own"),
            new("merchant.registered", "the merchant was registered"),
            new("merchant.reinstated", "the merchant may trade again"),
            new("merchant.suspended", "the merchant may not trade"),
            new("merchant.tier_changed", "the merchant moved to another tier"),
            new("merchant.tier_review", "the merchant's tier was reviewed; data says what is recommended"),
            new("merchant.unlimited", "the merchant may take new payments again"),
            new("order.cancelled", "the order was cancelled"),
            new("order.created", "the order was created"),
            new("order.paid", "a payment has paid the order"),
            new("payment.cancelled", "the payment was cancelled before any money moved"),
            new("payment.expired", "the customer did not come in time"),
            new("payment.failed", "the channel has declined the payment"),
            new("payment.partially_refunded", "a part of the payment was given back"),
            new("payment.pending", "the payment waits for its customer"),
            new("payment.processing", "the channel works on the payment"),
            new("payment.refunded", "all of the payment was given back"),
            new("payment.succeeded", "the payment is paid"),
            new("payment.succeeded_late", "the customer has paid after the payment had expired"),
            new("payment.unknown", "the channel's answer was lost and is being asked for"),
            new("preauthorisation.authorised", "the amount is held at the channel and can be captured"),
            new("preauthorisation.capture_failed", "a capture has failed; its amount can be captured again"),
            new("preauthorisation.capture_processing", "the channel works on a capture"),
            new("preauthorisation.capture_succeeded", "a capture is paid"),
            new("preauthorisation.capture_unknown", "the channel's answer about a capture was lost and is being asked for"),
            new("preauthorisation.captured", "nothing is left to capture"),
            new("preauthorisation.expired", "the rest was not captured in time and is free again"),
            new("preauthorisation.expiring", "it expires within 24 hours"),
            new("preauthorisation.failed", "the channel has declined the pre-authorisation"),
            new("preauthorisation.pending", "the pre-authorisation waits for its customer"),
            new("preauthorisation.processing", "the channel works on the pre-authorisation"),
            new("preauthorisation.refunded", "something of what was captured was given back; refunded says how much in all"),
            new("preauthorisation.unknown", "the channel's answer was lost and is being asked for"),
            new("preauthorisation.void_failed", "the channel has declined to let it go; it can be captured as before"),
            new("preauthorisation.voided", "what was left is free again"),
            new("preauthorisation.voiding", "the channel is asked to let it go"),
            new("refund.failed", "the refund has failed; its amount can be refunded again"),
            new("refund.processing", "the channel works on the refund"),
            new("refund.succeeded", "the refund is paid out"),
            new("refund.unknown", "the channel's answer was lost and is being asked for"),
            new("webhook_endpoint.changed", "an endpoint was changed"),
            new("webhook_endpoint.created", "an endpoint was created"),
            new("webhook_endpoint.deleted", "an endpoint was deleted"),
            new("webhook_endpoint.disabled", "an endpoint was disabled, by you or because nothing arrived there any more"),
            new("webhook_endpoint.enabled", "an endpoint was enabled again"),
            new("webhook_endpoint.secret_rotated", "an endpoint got a new secret"),
        });

    /// <summary>A name of the catalogue, an object's events such as payment.*, or * for all.</summary>
    public static bool IsFilter(string text) =>
        text == All || Catalogue.ContainsKey(text) || (text.EndsWith(".*", StringComparison.Ordinal) && Catalogue.Keys.Any(name => name.StartsWith(text[..^1], StringComparison.Ordinal)));
}
