using System.Collections.Immutable;
using Payments.Channels;
using Payments.Routing;
using Payments.Sagas;

namespace Payments.Checkout;

/// <summary>Which channel a payment is at, and when it goes on to the next. Pure.</summary>
public static class PaymentRoute
{
    /// <summary>Which of its attempts this is, counted from 1.</summary>
    public static int Attempt(PaymentOrder order) => order.Earlier is { } earlier ? earlier.Length + 1 : 1;

    /// <summary>What its channel is given.</summary>
    public static string Token(PaymentOrder order) => PaymentMethods.At(ChannelName.Channel(order.Channel ?? ChannelName.Before), order.Method, order.Methods);

    /// <summary>Tokens of channels that a payment never goes to are not kept.</summary>
    public static ImmutableSortedDictionary<string, string>? Tokens(ImmutableSortedDictionary<string, string>? methods, IEnumerable<string> route) =>
        methods?.RemoveRange(methods.Keys.Except(route.Select(ChannelName.Channel)).ToList()) is { IsEmpty: false } kept ? kept : null;

    /// <summary>The saga at its next channel, with an attempt of its own; null where it stays with the answer it has.</summary>
    /// <param name="attemptId">Of the attempt that was answered.</param>
    /// <param name="mayHaveActed">Whether an earlier call of the attempt may have come through.</param>
    public static SagaState? Next(SagaState saga, string attemptId, ChannelAnswer answer, bool mayHaveActed, DateTimeOffset now)
    {
        if (saga.Payment.Fallbacks is not [var next, .. var rest] || !GoesOn(answer, mayHaveActed)) return null;
        var result = ChannelAnswers.Read(answer);
        var left = new EarlierAttempt(attemptId, saga.Payment.Channel!, result?.Decline, (answer as ChannelAnswer.NotSent)?.Why, now);
        return saga with
        {
            Payment = saga.Payment with { Channel = next, Fallbacks = rest.Length > 0 ? [.. rest] : null, Earlier = [.. saga.Payment.Earlier ?? [], left], Reference = null },
            Retry = null,
        };
    }

    /// <summary>
    /// The same for an answer that was lost and asked for. Where the channel had shown the customer anything, nobody is there any
    /// more to be shown another channel's.
    /// </summary>
    public static SagaState? NextAfterQuestion(SagaState saga, string attemptId, ChannelAnswer answer, DateTimeOffset now) =>
        saga.Payment.Reference is null ? Next(saga, attemptId, answer, mayHaveActed: true, now) : null;

    /// <summary>Only where it is certain that no money moves: a lost answer is asked for, and never sent elsewhere.</summary>
    private static bool GoesOn(ChannelAnswer answer, bool mayHaveActed) => answer switch
    {
        ChannelAnswer.Declined declined => Fallback.GoesOn(declined.Reason, declined.Retryable),
        ChannelAnswer.NotSent => !mayHaveActed,
        _ => false,
    };
}
