namespace Payments.Holds;

/// <summary>When a pre-authorisation's expiring is announced, and when it is let go by itself. Pure.</summary>
public static class ExpiryRules
{
    private static readonly TimeSpan Notice = TimeSpan.FromHours(24);

    /// <summary>Null where it lives too short to be announced.</summary>
    public static DateTimeOffset? AlertAt(DateTimeOffset expiresAt, DateTimeOffset now) => expiresAt - now > Notice ? expiresAt - Notice : null;

    /// <summary>Money that is held, or may come to be held, and nobody is taking.</summary>
    public static bool MayExpire(HoldState state) =>
        state.Status is HoldStatus.Authorised or HoldStatus.Pending && !state.Captures.Any(capture => capture.Operation.IsOpen);

    public static bool HasExpired(HoldState state, DateTimeOffset now) => MayExpire(state) && state.ExpiresAt <= now;

    /// <summary>The state after its announcement; the same object when it is not time, or was announced before.</summary>
    public static HoldState Alert(string id, HoldState state, DateTimeOffset now)
    {
        if (state is not { Status: HoldStatus.Authorised, AlertAt: { } at } || at > now) return state;
        var alerted = HoldChanges.Fresh(state, now) with { AlertAt = null };
        // A sweep that comes too late has nothing to announce any more.
        return HoldChanges.Scheduled(state.ExpiresAt <= now ? alerted : HoldChanges.Recorded(id, alerted, "preauthorisation.expiring", now));
    }
}
