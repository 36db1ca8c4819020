using System.Security.Cryptography;

namespace Payments.ChannelSimulator.Providers.PayPal;

/// <summary>What exists at PayPal while the process lives; the money itself is in the bank's log.</summary>
internal sealed class PayPalBook
{
    public const string Account = "paypal_simulator";

    public Lock Gate { get; } = new();

    public Dictionary<string, PayPalOrder> Orders { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, PayPalPayment> Payments { get; } = new(StringComparer.Ordinal);

    public static string NewId() => RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXY0123456789", 17);

    public PayPalPayment? Find(string kind, string id) => Payments.TryGetValue(id, out var payment) && payment.Kind == kind ? payment : null;

    public PayPalPayment Add(PayPalPayment payment)
    {
        Payments.Add(payment.Id, payment);
        (payment.Kind switch { "captures" => payment.Order.Captures, "refunds" => payment.Order.Refunds, _ => payment.Order.Authorisations }).Add(payment);
        return payment;
    }
}
