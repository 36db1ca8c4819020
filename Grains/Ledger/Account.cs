namespace Payments.Ledger;

/// <summary>The accounts of the ledger.</summary>
public static class Account
{
    /// <summary>What the platform takes.</summary>
    public const string Fees = "platform/fees";

    /// <summary>What a channel owes the platform.</summary>
    public static string Clearing(string channel) => $"channel/{channel}/clearing";

    /// <summary>What is set aside for a merchant's refunds under way.</summary>
    public static string Refunds(string merchantId) => $"merchant/{merchantId}/refunds";

    /// <summary>What the platform owes a merchant.</summary>
    public static string Payable(string merchantId) => $"merchant/{merchantId}/payable";
}
