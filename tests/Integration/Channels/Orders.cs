using Payments.Channels;
using Payments.Money;

namespace Payments.Tests.Integration.Channels;

/// <summary>Orders with unique attempts.</summary>
internal static class Orders
{
    private const string Account = "acct_test";

    public static string NewAttempt() => $"att_{Guid.NewGuid():N}";

    public static ChargeOrder Charge(string token, long minor = 1000, string currency = "EUR", Uri? callbackUrl = null) =>
        new(NewAttempt(), new Amount(minor, currency), token, "Test shop", Account, new Uri("http://127.0.0.1/back"), callbackUrl);

    public static RefundOrder Refund(ChargeOrder charge, string reference, long? minor = null, Uri? callbackUrl = null) =>
        new(NewAttempt(), reference, charge.Amount with { Minor = minor ?? charge.Amount.Minor }, Account, callbackUrl);

    public static VoidOrder Void(ChargeOrder charge, string reference) => new(NewAttempt(), reference, charge.Amount, Account);

    public static QueryOrder Query(ChargeOrder order) => new(order.AttemptId, AttemptKind.Charge, order.Amount, Account);

    public static QueryOrder Query(RefundOrder order) => new(order.AttemptId, AttemptKind.Refund, order.Amount, Account, order.ChargeReference);

    public static QueryOrder Query(VoidOrder order) => new(order.AttemptId, AttemptKind.Void, order.Amount, Account, order.ChargeReference);
}
