using Payments.Sagas;

namespace Payments.Callbacks;

/// <summary>What becomes of a callback. Pure.</summary>
public static class CallbackRules
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(2),
        TimeSpan.FromSeconds(4),
        TimeSpan.FromSeconds(8),
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(10),
        TimeSpan.FromHours(1),
    ];

    /// <summary>About a day: until then what it is about may still come to be known.</summary>
    private const int MostTries = 30;

    public static CallbackState Store(NewCallback callback, DateTimeOffset now) => new()
    {
        Channel = callback.Channel,
        Reference = callback.Reference,
        OwnerId = callback.OwnerId,
        IsFinal = callback.IsFinal,
        Body = callback.Body,
        Account = callback.Account,
        ReceivedAt = now,
        Status = callback.IsRelevant ? CallbackStatus.Received : CallbackStatus.Applied,
        EndedAt = callback.IsRelevant ? null : now,
        Due = callback.IsRelevant ? now : null,
    };

    public static CallbackState After(CallbackState state, SagaHearing hearing, DateTimeOffset now)
    {
        var tried = state with { Tries = state.Tries + 1, MerchantId = hearing.MerchantId ?? state.MerchantId };
        return hearing.Heard switch
        {
            SagaHeard.Settled => Applied(tried, now),
            // It said only that something happened, and the channel was asked what.
            SagaHeard.Open when !state.IsFinal => Applied(tried, now),
            SagaHeard.Open => Parked(tried, "channel_not_settled", now),
            SagaHeard.NotFound => Parked(tried, "reference_unknown", now),
            _ => throw new InvalidOperationException($"There is no rule for {hearing.Heard}."),
        };
    }

    /// <summary>An operator wants another try.</summary>
    public static CallbackState Again(CallbackState state, DateTimeOffset now) => state with { Status = CallbackStatus.Received, Tries = 0, Due = now, EndedAt = null };

    public static CallbackView View(string id, CallbackState state) => new(
        id, state.Channel, state.Account, state.Reference, state.OwnerId, state.MerchantId, state.Status, state.Tries, state.Error, state.ReceivedAt, state.EndedAt, state.Due);

    private static CallbackState Applied(CallbackState state, DateTimeOffset now) =>
        state with { Status = CallbackStatus.Applied, EndedAt = now, Due = null, Error = null };

    private static CallbackState Parked(CallbackState state, string error, DateTimeOffset now) => state.Tries < MostTries
        ? state with { Status = CallbackStatus.Parked, Due = now + Waits[Math.Min(state.Tries, Waits.Length) - 1], Error = error }
        : state with { Status = CallbackStatus.Failed, EndedAt = now, Due = null, Error = error };
}
