using static Payments.Channels.ChannelAnswer;

namespace Payments.Channels.Stripe;

/// <summary>Asks what became of an attempt: by Stripe's name for it, else through lists, which unlike searches lag behind nothing.</summary>
internal sealed class StripeQueries(IStripeCalls calls, TimeProvider clock)
{
    private const int PageSize = 100;
    private const int MaxPages = 10;

    // Between our clock and theirs.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    public async Task<ChannelAnswer> Ask(StripeQuestion question, QueryOrder order, CancellationToken cancellation)
    {
        switch (question.Kind)
        {
            case AttemptKind.Charge or AttemptKind.Authorisation:
                return question.Intent is null ? await Search(question, order, cancellation) : await Read(question, StripeAnswers.Intent, cancellation);
            case AttemptKind.Refund:
                return order.Reference is { } refund ? await ReadRefund(question, refund, cancellation) : await ListRefunds(question, cancellation);
            case AttemptKind.Capture:
                return await Read(question, StripeAnswers.Capture, cancellation);
            default:
                var answer = await Read(question, StripeAnswers.Cancellation, cancellation);
                return answer is NotFound && question.Kind == AttemptKind.Void ? await ListRefunds(question, cancellation) : answer;
        }
    }

    private async Task<ChannelAnswer> Read(StripeQuestion question, Func<StripeQuestion, StripeObject, ChannelAnswer> read, CancellationToken cancellation)
    {
        if (question.Intent is null) return new Unknown("no payment intent to ask for");
        var exchange = await calls.Get(StripeChannel.At(question.Intent), new StripeForm().With("expand[0]", "latest_charge"), cancellation);
        var (intent, failure) = StripeAnswers.Take(question, exchange);
        return failure ?? read(question, intent!);
    }

    private async Task<ChannelAnswer> ReadRefund(StripeQuestion question, string refund, CancellationToken cancellation)
    {
        var (answer, failure) = StripeAnswers.Take(question, await calls.Get($"v1/refunds/{Uri.EscapeDataString(refund)}", new StripeForm(), cancellation));
        return failure ?? StripeRefunds.Read(question, answer!);
    }

    private Task<ChannelAnswer> ListRefunds(StripeQuestion question, CancellationToken cancellation) =>
        question.Intent is { } intent
            ? Find(question, "v1/refunds", () => new StripeForm().With("payment_intent", intent), StripeRefunds.Read, cancellation)
            : Task.FromResult<ChannelAnswer>(new Unknown("no payment intent whose refunds could be listed"));

    /// <summary>Most attempts are found near the time of their order; only all of the time until now proves that there is none.</summary>
    private async Task<ChannelAnswer> Search(StripeQuestion question, QueryOrder order, CancellationToken cancellation)
    {
        if (order.OrderedAt is not { } ordered) return new Unknown("nothing says when to look for the attempt");
        var (from, near, now) = ((ordered - Skew).ToUnixTimeSeconds(), (ordered + Skew).ToUnixTimeSeconds(), (clock.GetUtcNow() + Skew).ToUnixTimeSeconds());
        var found = await Between(question, from, Math.Min(near, now), cancellation);
        return found is NotFound && near < now ? await Between(question, near + 1, now, cancellation) : found;
    }

    private Task<ChannelAnswer> Between(StripeQuestion question, long from, long to, CancellationToken cancellation) =>
        Find(question, "v1/payment_intents", () => new StripeForm().With("created[gte]", from).With("created[lte]", to).With("expand[0]", "data.latest_charge"), StripeAnswers.Intent, cancellation);

    private async Task<ChannelAnswer> Find(
        StripeQuestion question, string path, Func<StripeForm> filter, Func<StripeQuestion, StripeObject, ChannelAnswer> read, CancellationToken cancellation)
    {
        string? after = null;
        for (var page = 0; page < MaxPages; page++)
        {
            var (list, failure) = StripeAnswers.Take(question, await calls.Get(path, filter().With("limit", PageSize).WithSome("starting_after", after), cancellation));
            if (failure is not null) return failure;
            if (list is not { Object: "list", Data: { } data, HasMore: { } more } || data.Any(one => one?.Id is null)) return new Unknown("the answer is not a list");
            if (data.FirstOrDefault(one => one.Metadata?.GetValueOrDefault(StripeQuestion.AttemptKey) == question.AttemptId) is { } found) return read(question, found);
            if (!more) return new NotFound();
            if (data.Length == 0 || data[^1].Id == after) return new Unknown("a list that does not go on");
            after = data[^1].Id;
        }

        return new Unknown($"more than {PageSize * MaxPages} to look through");
    }
}
