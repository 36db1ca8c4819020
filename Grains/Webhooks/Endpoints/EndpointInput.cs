using System.Collections.Immutable;
using Payments.Checkout;
using Payments.Input;
using Payments.Outcomes;
using Payments.Webhooks.Addresses;

namespace Payments.Webhooks.Endpoints;

/// <summary>What a merchant may say of an endpoint. Pure.</summary>
public static class EndpointInput
{
    public static Refusal? Check(CreateWebhookEndpoint command, bool allowPrivate) =>
        CheckUrl(command.Url, allowPrivate) ?? CheckEvents(command.Events) ?? CheckDescription(command.Description) ?? CheckAttempts(command.MaxAttempts);

    public static Refusal? Check(ChangeWebhookEndpoint command, bool allowPrivate)
    {
        if (command.Url is { } url && CheckUrl(url, allowPrivate) is { } refused) return refused;
        if (command.Events is { } events && CheckEvents(events) is { } wrong) return wrong;
        return CheckDescription(command.Description) ?? (command.MaxAttempts is { } attempts ? CheckAttempts(attempts) : null);
    }

    public static Refusal? Check(RotateWebhookSecret command) => command.GraceSeconds >= 0 && command.GraceSeconds <= (long)WebhookLimits.LongestGrace.TotalSeconds
        ? null
        : WebhookRefusals.Invalid("grace_seconds", "grace_seconds must be from 0 to 604800, which is 7 days.");

    public static Refusal? CheckEvents(ImmutableArray<string> events, string field = "events")
    {
        if (events.Length is 0 or > WebhookLimits.EventsPerEndpoint) return WebhookRefusals.Invalid(field, $"{field} must name 1 to {WebhookLimits.EventsPerEndpoint} events.");
        if (!events.All(one => one is not null && WebhookEvents.IsFilter(one)))
            return WebhookRefusals.Invalid(field, $"{field} must hold names of events, such as payment.succeeded, an object's with .* behind it, or * for all.");
        return events.Distinct(StringComparer.Ordinal).Count() == events.Length ? null : WebhookRefusals.Invalid(field, $"{field} must name each event once.");
    }

    private static Refusal? CheckDescription(string? text)
    {
        if (text is null || TextInput.Check("description", text, WebhookLimits.DescriptionLength) is not { } refusal) return null;
        return refusal.Kind == RefusalKind.Forbidden ? refusal : WebhookRefusals.Invalid("description", refusal.Detail);
    }

    private static Refusal? CheckUrl(string url, bool allowPrivate) => EndpointUrl.Check(url, allowPrivate) ?? CardNumbers.Check("url", url);

    private static Refusal? CheckAttempts(int attempts) => attempts is >= WebhookLimits.FewestAttempts and <= WebhookLimits.MostAttempts
        ? null
        : WebhookRefusals.Invalid("max_attempts", $"max_attempts must be from {WebhookLimits.FewestAttempts} to {WebhookLimits.MostAttempts}.");
}
