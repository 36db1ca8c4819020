namespace Payments.Api.Webhooks;

/// <param name="From">The earliest time of an event.</param>
/// <param name="To">The time before which they are.</param>
/// <param name="Events">Which of those that the endpoint takes; all of them when it is left out.</param>
internal sealed record ReplayWebhooksBody(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<string>? Events = null);
