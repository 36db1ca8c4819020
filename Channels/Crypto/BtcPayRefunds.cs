using Payments.Money;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Channels.Crypto;

/// <summary>Refunds as pull payments, which the customer claims with an address of his own and BTCPay then pays out.</summary>
internal static class BtcPayRefunds
{
    private const int MaxLink = 2048;

    public static string Description(string invoice) => $"Refund of {invoice}";

    /// <summary>The pull payment of an attempt; null where there is none, a failure where it is not what was ordered.</summary>
    public static (BtcPayPullPayment? Found, Unknown? Trouble) Find(string attempt, Amount amount, IEnumerable<BtcPayPullPayment> all)
    {
        var named = all.Where(pull => pull.Name == attempt).ToList();
        if (named.Count == 0) return (null, null);
        if (named.Count > 1) return (null, new Unknown("the refund was made more than once"));
        return Difference(attempt, amount, named[0]) is { } difference ? (null, new Unknown(difference)) : (named[0], null);
    }

    public static string? Difference(string attempt, Amount amount, BtcPayPullPayment pull)
    {
        if (pull.Name != attempt) return "the answer is about another attempt";
        if (pull.Id is not { Length: > 0 and <= 64 }) return "the answer has no reference";
        return AmountText.Read(pull.Amount, pull.Currency) == amount ? null : "the answer has another amount";
    }

    /// <summary>Where the customer claims it; whatever else stands there is shown to nobody.</summary>
    public static Processing Waiting(BtcPayPullPayment pull) => new(
        pull.Id!,
        pull.ViewLink is { Length: <= MaxLink } text && Uri.TryCreate(text, UriKind.Absolute, out var link)
            && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp && link.IsLoopback) && link.UserInfo.Length == 0
            && link.AbsoluteUri.Length <= MaxLink ? link : null);

    /// <summary>What is still there to give back. BTCPay does not count, so we do.</summary>
    public static Amount? Left(BtcPayInvoice invoice, IEnumerable<BtcPayPullPayment> all)
    {
        if (AmountText.Read(invoice.Amount, invoice.Currency) is not { } left) return null;
        foreach (var pull in all.Where(pull => pull.Description == Description(invoice.Id!) && pull.Archived != true))
        {
            if (AmountText.Read(pull.Amount, pull.Currency) is not { } given || given.Currency != left.Currency) return null;
            left -= given;
        }

        return left;
    }

    public static ChannelAnswer Outcome(BtcPayPullPayment pull, Amount amount, IReadOnlyList<BtcPayPayout> payouts)
    {
        var sent = Amount.Zero(amount.Currency);
        foreach (var payout in payouts)
        {
            if (payout.State is not ("AwaitingApproval" or "AwaitingPayment" or "InProgress" or "Completed" or "Cancelled")) return new Unknown("a status that is not known");
            if (payout.State != "Completed") continue;
            if (payout.PullPaymentId != pull.Id || AmountText.Read(payout.OriginalAmount, payout.OriginalCurrency) is not { } one || one.Currency != amount.Currency)
                return new Unknown("a payout has another amount");
            sent += one;
        }

        if (sent == amount) return new Succeeded(pull.Id!);
        if (sent > amount) return new Unknown("more was paid out than was ordered");
        if (pull.Archived != true) return Waiting(pull);
        return sent.Minor == 0 ? new Declined(DeclineReason.NotAllowedNow, false, "archived") : new Unknown("paid out in part, and archived");
    }
}
