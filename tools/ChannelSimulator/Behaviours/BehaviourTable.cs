using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Payments.ChannelSimulator.Behaviours;

/// <summary>Every behaviour, by token, by test card number and by the last digits of an amount.</summary>
/// <remarks>The endings are response codes of ISO 8583 where there is one. docs/simulator.md explains each row.</remarks>
internal static class BehaviourTable
{
    public const string AmountToken = "tok_amount";
    private const string RefundPrefix = "tok_refund_";
    private const char MintMark = '-';

    private static readonly List<Behaviour> Rows = Build();

    private static readonly FrozenDictionary<string, Behaviour> ByToken = Rows.ToFrozenDictionary(row => row.Token, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Behaviour> ByCard = Rows
        .SelectMany(row => row.Cards.Select(card => (card, row)))
        .ToFrozenDictionary(pair => pair.card, pair => pair.row, StringComparer.Ordinal);

    private static readonly FrozenDictionary<int, Behaviour> ByEnding = Rows
        .Where(row => row.Ending is not null)
        .ToFrozenDictionary(row => row.Ending!.Value);

    public static IReadOnlyList<Behaviour> All => Rows;

    public static Behaviour Plain => Rows[0];

    public static Behaviour Of(byte id) => Rows[id];

    /// <summary>The behaviour of a well-known token, or of one that was minted for a test card; null for any other.</summary>
    public static Behaviour? Find(string token)
    {
        var mark = token.IndexOf(MintMark, StringComparison.Ordinal);
        return ByToken.GetValueOrDefault(mark < 0 ? token : token[..mark]);
    }

    /// <summary>What an amount chooses; only tok_amount lets it, so that no honest payment fails for its price.</summary>
    public static Behaviour ForAmount(long amount) => ByEnding.GetValueOrDefault((int)(amount % 100), Plain);

    public static Behaviour? ForCard(string number) => ByCard.GetValueOrDefault(number);

    /// <summary>The vault keeps nothing: a token names its behaviour, so the card's number is forgotten at once.</summary>
    public static string Mint(Behaviour behaviour) => behaviour.Token + MintMark + RandomNumberGenerator.GetHexString(16, lowercase: true);

    private static List<Behaviour> Build()
    {
        var rows = new List<Behaviour>();
        Add("tok_visa", Verdict.Approve, cards: ["4242424242424242", "4000056655665556", "5555555555554444", "378282246310005"]);
        AddDeclines();
        Add("tok_3ds", Verdict.AskCustomer, ending: 65, cards: ["4000002760003184", "4000002500003155"]);
        Add("tok_processing", Verdict.SettleLater, ending: 9);
        Add("tok_processing_declined", Verdict.DeclineLater, "card_declined", ending: 8);
        AddDeliveries();
        Add(AmountToken, Verdict.Approve);
        foreach (var row in rows.Where(CanRefund).ToList())
            rows.Add(new Behaviour((byte)rows.Count, RefundPrefix + row.Token[4..], Verdict.Approve, null, Delivery.Plain, RefundCards(row), null, row));
        return rows;

        void Add(string token, Verdict verdict, string? code = null, Delivery delivery = Delivery.Plain, int? ending = null, params string[] cards) =>
            rows.Add(new Behaviour((byte)rows.Count, token, verdict, code, delivery, cards, ending, null));

        void Declined(string token, string code, int ending, params string[] cards) => Add(token, Verdict.Decline, code, Delivery.Plain, ending, cards);

        void AddDeclines()
        {
            Declined("tok_declined", "card_declined", 5, "4000000000000002");
            Declined("tok_insufficient_funds", "insufficient_funds", 51, "4000000000009995");
            Declined("tok_lost_card", "lost_card", 41, "4000000000009987");
            Declined("tok_stolen_card", "stolen_card", 43, "4000000000009979");
            Declined("tok_expired_card", "expired_card", 54, "4000000000000069");
            Declined("tok_incorrect_cvc", "incorrect_cvc", 82, "4000000000000127");
            Declined("tok_processing_error", "processing_error", 96, "4000000000000119");
            Declined("tok_fraudulent", "fraudulent", 59, "4100000000000019");
            Declined("tok_limit_exceeded", "card_velocity_exceeded", 61, "4000000000006975");
            Declined("tok_invalid_account", "invalid_account", 14);
            Declined("tok_not_supported", "card_not_supported", 57);
        }

        void AddDeliveries()
        {
            Add("tok_timeout_before", Verdict.Approve, null, Delivery.TimeoutBefore, 91);
            Add("tok_timeout_before_once", Verdict.Approve, null, Delivery.TimeoutBeforeOnce, 90);
            Add("tok_timeout_after", Verdict.Approve, null, Delivery.TimeoutAfter, 68);
            Add("tok_500_before", Verdict.Approve, null, Delivery.ErrorBefore, 92);
            Add("tok_500_before_once", Verdict.Approve, null, Delivery.ErrorBeforeOnce, 89);
            Add("tok_500_after", Verdict.Approve, null, Delivery.ErrorAfter, 93);
            Add("tok_slow", Verdict.Approve, null, Delivery.Slow, 99);
            Add("tok_late", Verdict.Approve, null, Delivery.Late, 88);
            Add("tok_duplicate_callbacks", Verdict.Approve, null, Delivery.DuplicateCallbacks, 94);
            Add("tok_callback_first", Verdict.Approve, null, Delivery.CallbackFirst, 87);
            Add("tok_garbage", Verdict.Approve, null, Delivery.Garbage, 97);
            Add("tok_wrong_amount", Verdict.Approve, null, Delivery.WrongAmount, 95);
            Add("tok_reset_after", Verdict.Approve, null, Delivery.ResetAfter, 98);
        }
    }

    private static bool CanRefund(Behaviour row) =>
        row.Token is "tok_declined" or "tok_processing" or "tok_processing_declined" || row.Delivery != Delivery.Plain;

    // The published numbers of cards whose refunds come to their end later.
    private static string[] RefundCards(Behaviour row) => row.Token switch
    {
        "tok_processing" => ["4000000000007726"],
        "tok_processing_declined" => ["4000000000005126"],
        _ => [],
    };
}
