using Payments.Checkout;
using Payments.Money;
using Payments.Outcomes;
using Payments.Refunds;

namespace Payments.Tests.Unit.Models;

/// <summary>The real rules of a payment, each of which a test can replace by a wrong one.</summary>
internal sealed record PaymentRulesUnderTest
{
    public const string Id = "pay_00000000000000000000000000";

    public Func<BeginPayment, AttemptResult, DateTimeOffset, PaymentState> Begin { get; init; } = (intent, said, now) => PaymentRules.BeginSettled(Id, intent, said, now);

    public Func<PaymentState, AttemptResult, DateTimeOffset, PaymentState> Settle { get; init; } = (state, said, now) => PaymentRules.Settle(Id, state, said, now);

    public Func<PaymentState, LatePayment, DateTimeOffset, PaymentState> SettleLate { get; init; } = (state, success, now) => PaymentRules.SettleLate(Id, state, success, now);

    public Func<PaymentState, string, long?, DateTimeOffset, Outcome<PaymentState>> HoldRefund { get; init; } = RefundRules.Hold;

    public Func<PaymentState, string, RefundStatus, DateTimeOffset, PaymentState> SettleRefund { get; init; } = (state, refund, said, now) => RefundRules.Settle(Id, state, refund, said, now);

    public static BeginPayment Intent(long minor, FeeTerms fee, DateTimeOffset at) =>
        new("mer_1", "ord_1", new Amount(minor, "EUR"), "tok_visa", "simulator", null, fee, "att_1", at, "2026-01-02", at.AddMinutes(30));
}
