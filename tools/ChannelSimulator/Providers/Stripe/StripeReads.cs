using System.Text.Json.Nodes;

namespace Payments.ChannelSimulator.Providers.Stripe;

/// <summary>Lists, newest first, in pages. Every call holds the book's gate.</summary>
internal sealed class StripeReads(StripeBook book)
{
    public static readonly string[] IntentFilters = ["created[gte]", "created[lte]", "created[gt]", "created[lt]", "limit", "starting_after", "expand["];

    public static readonly string[] RefundFilters = ["payment_intent", "limit", "starting_after", "expand["];

    public StripeReply Intents(StripeForm form, Uri server)
    {
        var (from, to) = (StripeAmountRules.Integer(form["created[gte]"]) ?? 0, StripeAmountRules.Integer(form["created[lte]"]) ?? long.MaxValue);
        var fitting = book.IntentsInOrder.Where(intent => intent.Created.ToUnixTimeSeconds() >= from && intent.Created.ToUnixTimeSeconds() <= to);
        var expanded = form["expand[0]"] == "data.latest_charge";
        return Page(form, "/v1/payment_intents", fitting.Reverse().ToList(), intent => intent.Id, intent => intent.Show(server, expanded));
    }

    public StripeReply Refund(string id) => book.Refunds.TryGetValue(id, out var refund) ? StripeReply.Ok(refund.Show()) : StripeReply.Missing("refund", id, "id");

    public StripeReply Refunds(StripeForm form)
    {
        if (form["payment_intent"] is { } of && !book.Intents.ContainsKey(of)) return StripeReply.Missing("payment_intent", of, "payment_intent");
        var fitting = book.RefundsInOrder.Where(refund => form["payment_intent"] is not { } id || refund.Intent.Id == id);
        return Page(form, "/v1/refunds", fitting.Reverse().ToList(), refund => refund.Id, refund => refund.Show());
    }

    private static StripeReply Page<T>(StripeForm form, string url, List<T> all, Func<T, string> id, Func<T, JsonObject> show)
    {
        var limit = form["limit"] is { } text ? StripeAmountRules.Integer(text) ?? 0 : 10;
        if (limit is < 1 or > 100) return StripeReply.Invalid("limit is from 1 to 100.", "limit", "parameter_invalid_integer");
        var begin = 0;
        if (form["starting_after"] is { } after)
        {
            begin = all.FindIndex(one => id(one) == after) + 1;
            if (begin == 0) return StripeReply.Missing("object", after, "starting_after", 400);
        }

        var page = all.Skip(begin).Take((int)limit).ToList();
        return StripeReply.Ok(new JsonObject
        {
            ["object"] = "list", ["data"] = new JsonArray([.. page.Select(show)]), ["has_more"] = begin + page.Count < all.Count, ["url"] = url,
        });
    }
}
