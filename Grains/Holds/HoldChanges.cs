using System.Text.Json;
using Payments.Events;

namespace Payments.Holds;

/// <summary>What every change of a pre-authorisation has in common: its events, and when it is to be woken. Pure.</summary>
internal static class HoldChanges
{
    /// <summary>The beginning of a change: nothing is appended yet.</summary>
    public static HoldState Fresh(HoldState state, DateTimeOffset now) => state with { UpdatedAt = now, Outbox = [], Transfers = [], Decisions = [] };

    /// <summary>With an event of how it stands, named after its status.</summary>
    public static HoldState Recorded(string id, HoldState state, DateTimeOffset now) => Recorded(id, state, EventType(state.Status), now);

    public static HoldState Recorded(string id, HoldState state, string type, DateTimeOffset now) =>
        Append(id, state, type, JsonSerializer.Serialize(HoldViews.View(id, state, now), HoldJson.Default.PreAuthorisationView), now);

    public static HoldState Recorded(string id, HoldState state, StoredCapture capture, DateTimeOffset now) =>
        Append(id, state, EventType(capture.Status), JsonSerializer.Serialize(HoldViews.View(id, state.Currency, capture), HoldJson.Default.CaptureView), now);

    /// <summary>The end of a change: the next moment at which something is to be done for it.</summary>
    public static HoldState Scheduled(HoldState state) => HoldTransitions.IsFinal(state.Status)
        ? state with { Due = null, EndedAt = state.EndedAt ?? state.UpdatedAt }
        : state with { Due = Moments(state).Min() };

    private static IEnumerable<DateTimeOffset?> Moments(HoldState state)
    {
        if (HoldTransitions.IsAsked(state.Status)) yield return state.Authorisation.Due;
        if (state.Status == HoldStatus.Voiding) yield return state.Release!.Operation.Due;
        foreach (var capture in state.Captures) yield return capture.Operation.Due;
        if (state.Status == HoldStatus.Authorised) yield return state.AlertAt;
        // A capture under way is waited for; what follows from its outcome comes here again.
        if (ExpiryRules.MayExpire(state)) yield return state.ExpiresAt;
    }

    private static HoldState Append(string id, HoldState state, string type, string data, DateTimeOffset now)
    {
        var sequence = checked(state.LastEvent + 1);
        return state with { LastEvent = sequence, Outbox = [.. state.Outbox, OutboxEvent.Of(type, state.MerchantId, id, sequence, now, data)] };
    }

    private static string EventType(HoldStatus status) => status switch
    {
        HoldStatus.Processing => "preauthorisation.processing",
        HoldStatus.Pending => "preauthorisation.pending",
        HoldStatus.Unknown => "preauthorisation.unknown",
        HoldStatus.Authorised => "preauthorisation.authorised",
        HoldStatus.Voiding => "preauthorisation.voiding",
        HoldStatus.Captured => "preauthorisation.captured",
        HoldStatus.Voided => "preauthorisation.voided",
        HoldStatus.Expired => "preauthorisation.expired",
        HoldStatus.Failed => "preauthorisation.failed",
    };

    private static string EventType(CaptureStatus status) => status switch
    {
        CaptureStatus.Processing => "preauthorisation.capture_processing",
        CaptureStatus.Unknown => "preauthorisation.capture_unknown",
        CaptureStatus.Succeeded => "preauthorisation.capture_succeeded",
        CaptureStatus.Failed => "preauthorisation.capture_failed",
    };
}
