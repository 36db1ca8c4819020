using static Payments.Checkout.PaymentCommand;
using static Payments.Checkout.PaymentStatus;

namespace Payments.Checkout;

/// <summary>The life of a payment: state x command gives the next state, or null where it changes nothing any more.</summary>
public static class PaymentTransitions
{
    public static PaymentStatus? Next(PaymentStatus from, PaymentCommand command) => (from, command) switch
    {
        (Processing, Succeed) => Succeeded,
        (Processing, Decline) => Failed,
        (Processing, AskCustomer) => Pending,
        (Processing, Wait) => Processing,
        (Processing, LoseAnswer) => Unknown,
        (Processing, Cancel) => Cancelled,
        (Processing, Expire) => Expired,

        (Pending, Succeed) => Succeeded,
        (Pending, Decline) => Failed,
        (Pending, AskCustomer) => Pending,
        (Pending, Wait) => Processing,
        (Pending, LoseAnswer) => Pending,
        (Pending, Cancel) => Cancelled,
        (Pending, Expire) => Expired,

        (Unknown, Succeed) => Succeeded,
        (Unknown, Decline) => Failed,
        (Unknown, AskCustomer) => Pending,
        (Unknown, Wait) => Processing,
        (Unknown, LoseAnswer) => Unknown,
        (Unknown, Cancel) => Cancelled,
        (Unknown, Expire) => Expired,

        // The one way out of an end: money that is there cannot be denied, only kept or given back.
        (Cancelled or Expired, SucceedLate) => Succeeded,
        (Processing or Pending or Unknown or Succeeded or Failed or PartiallyRefunded or Refunded, SucceedLate) => null,

        (Succeeded or Failed or Cancelled or Expired or PartiallyRefunded or Refunded, Succeed or Decline or AskCustomer or Wait or LoseAnswer or Cancel or Expire) => null,
    };
}
