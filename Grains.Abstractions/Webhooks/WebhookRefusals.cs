using System.Globalization;
using Payments.Outcomes;

namespace Payments.Webhooks;

/// <summary>Every way a request about webhooks is refused.</summary>
public static class WebhookRefusals
{
    public static Refusal EndpointNotFound { get; } = new("WEBHOOK_ENDPOINT_NOT_FOUND", RefusalKind.NotFound, "There is no webhook endpoint with this id.");

    public static Refusal NotificationNotFound { get; } = new("WEBHOOK_NOTIFICATION_NOT_FOUND", RefusalKind.NotFound, "There is no webhook notification with this id.");

    public static Refusal AddressRefused { get; } = new(
        "WEBHOOK_ADDRESS_REFUSED", RefusalKind.Forbidden, "url must lead to a public address, and neither to this network nor to a reserved one.", "url");

    public static Refusal Disabled { get; } = new("WEBHOOK_ENDPOINT_DISABLED", RefusalKind.Conflict, "The endpoint is disabled: enable it first.");

    public static Refusal RotationActive(DateTimeOffset until) => new(
        "WEBHOOK_ROTATION_ACTIVE",
        RefusalKind.Conflict,
        string.Create(CultureInfo.InvariantCulture, $"Two secrets of this endpoint are active until {until:yyyy-MM-dd'T'HH:mm:ss'Z'}: rotate it then, or with grace_seconds 0, which ends both at once."));

    public static Refusal LimitReached(int allowed) => new(
        "WEBHOOK_ENDPOINT_LIMIT_REACHED",
        RefusalKind.Forbidden,
        string.Create(CultureInfo.InvariantCulture, $"A merchant has no more than {allowed} webhook endpoints: delete one first."));

    public static Refusal UrlRefused(string why) => new("WEBHOOK_URL_REFUSED", RefusalKind.Forbidden, why, "url");

    public static Refusal Invalid(string field, string why) => new("WEBHOOK_INVALID", RefusalKind.Invalid, why, field);
}
