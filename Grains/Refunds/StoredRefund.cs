namespace Payments.Refunds;

/// <summary>A refund as the payment or capture knows it that it is made of: what it holds of the captured amount.</summary>
/// <param name="SetAside">Its money was booked to the merchant's refunds account when it was held, as it is for every refund but the oldest.</param>
public sealed record StoredRefund(string Id, long Minor, RefundStatus Status, bool SetAside = false);
