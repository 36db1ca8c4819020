using Payments.Outcomes;

namespace Payments.Refunds;

/// <summary>Who owns the money that a refund gives back, and decides in one turn whether it may.</summary>
internal interface IRefundSource
{
    /// <summary>Holds the refund's share. Doing it again gives the same hold.</summary>
    Task<Outcome<RefundHold>> Hold(string refundId, RefundWish wish);

    /// <summary>Applies and books what became of the refund. Doing it again changes nothing.</summary>
    Task Settle(string refundId, RefundStatus status);
}
