using Payments.Channels;
using Payments.Checkout;
using Payments.Money;
using Payments.Sagas;

namespace Payments.Holds;

/// <summary>How the channel is asked: what certainly did nothing is made again, an answer that was lost is asked for.</summary>
public sealed partial class HoldGrain
{
    private async Task<HoldState> ContinueAuthorise()
    {
        var word = await Continue(
            row.State.Authorisation,
            AttemptKind.Authorisation,
            new Amount(row.State.Amount, row.State.Currency),
            HoldLimitsAndAuthorise,
            state => state with { Authorisation = OperationRules.Sending(state.Authorisation) });
        return await Change(state => HoldRules.AfterAuthorise(Id, state, word, clock.GetUtcNow()));
    }

    /// <summary>What was held of the limits may have been lost in a crash, and its place taken by others; without it nothing is authorised.</summary>
    private async Task<ChannelWord> HoldLimitsAndAuthorise(bool mayHaveActed)
    {
        var limits = Limits(row.State.MerchantId);
        var hold = await limits.Reserve(Id, row.State.Counts, row.State.Limits);
        if (!hold.Accepted) return new ChannelWord(new AttemptResult(AttemptOutcome.Declined, Decline: new PaymentDecline("limit_exceeded", false, hold.Refusal.Code)));
        if (!await limits.Confirm(Id)) throw new InvalidOperationException($"The limits of {row.State.MerchantId} lost the hold of {Id}.");
        if (hold.Value.Day != row.State.CountedOn) await Change(state => HoldChanges.Fresh(state, state.UpdatedAt) with { CountedOn = hold.Value.Day });
        return await Send(row.State.Authorisation, Authorise, mayHaveActed);
    }

    private ValueTask<ChannelEntry> Account() => channels.Find(row.State.Channel);

    private async Task<ChannelAnswer> Authorise()
    {
        var state = row.State;
        var account = await Account();
        return await account.Channel.Authorise(
            new ChargeOrder(state.Authorisation.AttemptId, new Amount(state.Amount, state.Currency), state.Method, state.Description ?? "", state.MerchantId,
                state.ReturnUrl is { } url ? new Uri(url) : null, account.CallbackUrl),
            CancellationToken.None);
    }

    private async Task<ChannelWord> Continue(
        StoredOperation operation, AttemptKind kind, Amount amount, Func<bool, Task<ChannelWord>> send, Func<HoldState, HoldState> sending)
    {
        if (operation.Retry is { Sending: false })
        {
            await Change(state => sending(HoldChanges.Fresh(state, state.UpdatedAt)));
            return await send(false);
        }

        var on = kind == AttemptKind.Authorisation ? null : row.State.Authorisation.Reference;
        var answer = await (await Account()).Channel.Query(new QueryOrder(operation.AttemptId, kind, amount, row.State.MerchantId, on, operation.Reference, row.State.CreatedAt), CancellationToken.None);
        return Read(answer) ?? await send(true);
    }

    private static async Task<ChannelWord> Send(StoredOperation operation, Func<Task<ChannelAnswer>> send, bool mayHaveActed = false) =>
        Read(await send()) ?? OperationRules.NotReached(operation, mayHaveActed);

    private static ChannelWord? Read(ChannelAnswer answer) =>
        ChannelAnswers.Read(answer) is { } result ? new ChannelWord(result, (answer as ChannelAnswer.Succeeded)?.Expires) : null;
}
