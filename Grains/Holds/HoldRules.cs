using Payments.Channels;
using Payments.Checkout;
using Payments.Ids;
using Payments.Limits;
using Payments.Merchants;
using Payments.Routing;
using Payments.Sagas;

namespace Payments.Holds;

/// <summary>How a pre-authorisation begins, and what the channel's answer makes of it. Pure.</summary>
public static class HoldRules
{
    /// <summary>The intent: all that is known before the channel is asked.</summary>
    public static HoldState Begin(string id, CreateHold command, MerchantTerms terms, LimitHold hold, ChosenRoute route, DateTimeOffset now, TimeSpan patience, CountedTerms? counted = null)
    {
        var state = New(command, terms, route.First, now) with
        {
            Decisions = route.Decisions,
            Exchange = counted?.Exchange,
            Fee = counted?.Fee ?? terms.Fee,
            CountedOn = hold.Day,
            Authorisation = OperationRules.Begin(AttemptId.Of(id, AttemptId.First), now, patience),
        };
        return HoldChanges.Scheduled(HoldChanges.Recorded(id, state, now));
    }

    /// <summary>One that may not be tried: nothing is held, and no channel is asked.</summary>
    public static HoldState Blocked(string id, CreateHold command, MerchantTerms terms, string channel, string? rule, DateTimeOffset now)
    {
        var state = New(command, terms, channel, now) with
        {
            Status = HoldStatus.Failed,
            Authorisation = new StoredOperation { Outcome = AttemptOutcome.Declined, Decline = new PaymentDecline("risk_blocked", false, rule ?? "blocked") },
        };
        return HoldChanges.Scheduled(HoldChanges.Recorded(id, state, now));
    }

    /// <summary>The state after the channel's answer; the same object when the answer changes nothing any more.</summary>
    public static HoldState AfterAuthorise(string id, HoldState state, ChannelWord word, DateTimeOffset now)
    {
        word = word with { Result = ChannelAnswers.Shown(word.Result, state.Authorisation.NextAction) };
        if (HoldTransitions.Next(state.Status, word.Command) is not { } next) return state;
        var after = HoldChanges.Fresh(state, now) with { Status = next, Authorisation = OperationRules.After(state.Authorisation, word, now) };
        if (next == HoldStatus.Authorised)
        {
            // Whoever lets it go first ends it.
            var expires = word.Expires is { } channels && channels < state.ExpiresAt ? channels : state.ExpiresAt;
            after = after with { AuthorisedAt = now, ExpiresAt = expires, AlertAt = ExpiryRules.AlertAt(expires, now) };
        }

        if (next != state.Status) after = HoldChanges.Recorded(id, after, now);
        // A final answer stands in the state; only one that is still open would be lost when it moves on.
        if (HoldTransitions.IsAsked(next)) after = after with { Answer = state.Answer ?? HoldViews.View(id, after, now) };
        return HoldChanges.Scheduled(after);
    }

    private static HoldState New(CreateHold command, MerchantTerms terms, string channel, DateTimeOffset now) => new()
    {
        MerchantId = command.MerchantId,
        Amount = command.Amount.Minor,
        Currency = command.Amount.Currency,
        Status = HoldStatus.Processing,
        Method = PaymentMethods.At(ChannelName.Channel(channel), command.Method, command.Methods),
        Channel = channel,
        Description = command.Description,
        ReturnUrl = command.ReturnUrl,
        Fingerprint = command.Request.Fingerprint,
        Fee = terms.Fee,
        Limits = terms.Limits,
        CreatedAt = now,
        UpdatedAt = now,
        ExpiresAt = now + command.Life,
    };
}
