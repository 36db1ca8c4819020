using Payments.Money;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Channels.Crypto;

/// <summary>What an invoice means for the attempt that it was made for. What is not exactly what was asked for is unknown.</summary>
/// <remarks>
/// Nobody sends bitcoins back by himself: money that came in part, late, or into an invoice that was ended stays unknown,
/// so that an operator sees it and settles or refunds it at BTCPay.
/// </remarks>
internal static class BtcPayReading
{
    private const int MaxReference = 64;

    /// <summary>Of several invoices for one attempt, which calls at the same time can leave, the one that money went to.</summary>
    public static ChannelAnswer Charge(string attempt, Amount amount, IReadOnlyList<BtcPayInvoice> invoices)
    {
        if (invoices.Any(invoice => Difference(attempt, amount, invoice) is not null))
            return new Unknown(Difference(attempt, amount, invoices.First(invoice => Difference(attempt, amount, invoice) is not null))!);
        var paid = invoices.Where(IsTouched).ToList();
        if (paid.Count > 1) return new Unknown("several invoices of the attempt were paid");
        var chosen = paid is [var one] ? one : invoices.OrderBy(IsOver).ThenBy(invoice => invoice.CreatedTime).ThenBy(invoice => invoice.Id, StringComparer.Ordinal).FirstOrDefault();
        return chosen is null ? new NotFound() : Charge(amount, chosen);
    }

    public static ChannelAnswer Void(string attempt, Amount amount, BtcPayInvoice invoice) => (invoice.Status, invoice.AdditionalStatus) switch
    {
        ("New", "None") => new NotFound(),
        ("Expired", "None") when Paid(invoice) is null or { Minor: 0 } => new Succeeded(attempt),
        ("Invalid", "Marked") when Paid(invoice) is { Minor: 0 } => new Succeeded(attempt),
        ("Settled" or "Processing", _) or (_, "PaidPartial" or "PaidLate") => Held(invoice),
        _ => Charge(amount, invoice) is Unknown unknown ? unknown : new Unknown("a status that is not known"),
    };

    /// <summary>Why money in an invoice keeps it from being ended.</summary>
    public static Declined Held(BtcPayInvoice invoice) => invoice.Status == "Settled"
        ? new Declined(DeclineReason.NotSupported, false, "paid")
        : new Declined(DeclineReason.NotAllowedNow, false, "being_paid");

    public static string? Difference(string attempt, Amount amount, BtcPayInvoice invoice)
    {
        if (invoice.Metadata?.OrderId != attempt) return "the answer is about another attempt";
        if (invoice.Id is not { Length: > 0 and <= MaxReference }) return "the answer has no reference";
        return AmountText.Read(invoice.Amount, invoice.Currency) == amount ? null : "the answer has another amount";
    }

    public static Amount? Paid(BtcPayInvoice invoice) => AmountText.ReadDown(invoice.PaidAmount, invoice.Currency);

    private static ChannelAnswer Charge(Amount amount, BtcPayInvoice invoice) => (invoice.Status, invoice.AdditionalStatus) switch
    {
        ("New", "None" or "PaidPartial") => Action(invoice),
        ("Processing", "None" or "PaidOver") => new Processing(invoice.Id!),
        ("Settled", "None" or "PaidOver" or "PaidLate") => Paid(invoice) is { } paid && paid < amount ? new Unknown("settled with less than was ordered") : Settled(amount, invoice),
        // Somebody settled it by hand: it counts when all of the money is there.
        ("Settled", "Marked") => Paid(invoice) is { } paid && paid >= amount ? Settled(amount, invoice) : new Unknown("settled by hand, without all of the money"),
        ("Expired", "None") => Paid(invoice) is null or { Minor: 0 } ? new Declined(DeclineReason.AuthenticationFailed, false, "Expired", MayComeLate: true) : new Unknown("paid in part, and expired"),
        ("Expired", "PaidPartial") => new Unknown("paid in part, and expired"),
        ("Expired", "PaidLate") => new Unknown("paid after it had expired"),
        ("Invalid", "Marked") => Paid(invoice) is { Minor: 0 } ? new Declined(DeclineReason.NotAllowedNow, false, "Invalid") : new Unknown("marked invalid, with money in it"),
        ("Invalid", "None" or "Invalid" or "PaidOver" or "PaidPartial" or "PaidLate") => new Unknown("paid, and not confirmed in time"),
        _ => new Unknown("a status that is not known"),
    };

    /// <summary>What is paid above the amount is the customer's still, and stands at BTCPay as overpaid.</summary>
    private static Succeeded Settled(Amount amount, BtcPayInvoice invoice) =>
        new(invoice.Id!, Note: Paid(invoice) is { } paid && paid > amount ? $"The customer paid {AmountText.Write(paid - amount)} {amount.Currency} too much." : null);

    private static bool IsTouched(BtcPayInvoice invoice) => invoice.Status is not ("New" or "Expired" or "Invalid") || invoice.AdditionalStatus is not ("None" or "Marked") || Paid(invoice) is { Minor: > 0 };

    private static bool IsOver(BtcPayInvoice invoice) => invoice.Status != "New";

    private static ChannelAnswer Action(BtcPayInvoice invoice) =>
        Uri.TryCreate(invoice.CheckoutLink, UriKind.Absolute, out var link) && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp)
        && invoice.ExpirationTime is > 0 and < 253_402_300_800 and var seconds
            ? new CustomerAction(invoice.Id!, link, DateTimeOffset.FromUnixTimeSeconds(seconds))
            : new Unknown("the customer has to act, and the answer does not say where or until when");
}
