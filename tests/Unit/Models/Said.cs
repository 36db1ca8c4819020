using Payments.Checkout;
using Payments.Refunds;

namespace Payments.Tests.Unit.Models;

/// <summary>What a channel says in a step: every answer comes, and good news often enough that something can follow from it.</summary>
internal static class Said
{
    private static readonly int Outcomes = Enum.GetValues<AttemptOutcome>().Length;

    public static AttemptOutcome Outcome(int said) => said % (2 * Outcomes) >= Outcomes ? AttemptOutcome.Succeeded : (AttemptOutcome)(said % Outcomes);

    public static RefundStatus Refund(int said) => (RefundStatus)(said % Enum.GetValues<RefundStatus>().Length);
}
