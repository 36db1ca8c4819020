using Payments.Checkout;
using Payments.Sagas;

namespace Payments.Holds;

/// <summary>What a call of the channel came to.</summary>
/// <param name="Expires">Until when the channel holds the money, where it says so.</param>
/// <param name="Unsent">That the call certainly did nothing, and how often that was so.</param>
public sealed record ChannelWord(AttemptResult Result, DateTimeOffset? Expires = null, SagaRetry? Unsent = null)
{
    public HoldCommand Command => Result.Outcome switch
    {
        AttemptOutcome.Succeeded => HoldCommand.Authorise,
        AttemptOutcome.Declined or AttemptOutcome.Cancelled or AttemptOutcome.Expired => HoldCommand.Decline,
        AttemptOutcome.CustomerAction => HoldCommand.AskCustomer,
        AttemptOutcome.Open or AttemptOutcome.Processing => HoldCommand.Wait,
        AttemptOutcome.Unknown => HoldCommand.LoseAnswer,
    };
}
