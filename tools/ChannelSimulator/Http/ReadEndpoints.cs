using System.Buffers;
using System.Globalization;
using Payments.ChannelSimulator.Banking;
using Payments.ChannelSimulator.Behaviours;
using Payments.ChannelSimulator.Witness;

namespace Payments.ChannelSimulator.Http;

/// <summary>What became of attempts, the log, the totals, the table of behaviours, and tokens for test cards.</summary>
internal sealed class ReadEndpoints(Bank bank, WitnessLog log)
{
    private const int LogChunk = 1 << 16;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/attempts/{key}", Attempt);
        routes.MapGet("/charges/{reference}", Charge);
        routes.MapGet("/log", Log);
        routes.MapGet("/summary", Summary);
        routes.MapGet("/behaviours", Behaviours);
        routes.MapPost("/tokens", Token);
    }

    private async Task Attempt(HttpContext http)
    {
        var key = (string)http.Request.RouteValues["key"]!;
        if (!Checks.IsKey(key))
        {
            await Entry.Wrong(http, "idempotency_key_invalid");
            return;
        }

        var decision = bank.Query(key);
        await decision.Durable;
        if (decision.View is { } view) await Show(http, view);
        else await Answers.Refusal(http, decision.Error!, key);
    }

    private async Task Charge(HttpContext http)
    {
        var view = bank.Read((string)http.Request.RouteValues["reference"]!);
        await log.Tail;
        if (view is not null) await Show(http, view);
        else await Answers.Refusal(http, "charge_not_found", null);
    }

    private Task Show(HttpContext http, AttemptView view) =>
        Answers.Write(http, 200, Answers.Of(view, http.Request, bank.Expires(view)), Wire.Default.AttemptBody);

    private async Task Log(HttpContext http)
    {
        var end = log.DurableBytes;
        if (!TryOffset(http, end, out var offset))
        {
            await Answers.Error(http, 400, "offset_invalid", "offset is the byte where a line begins: 0, or the X-Log-End of an earlier answer.");
            return;
        }

        http.Response.ContentType = "application/x-ndjson";
        http.Response.ContentLength = end - offset;
        http.Response.Headers["X-Log-End"] = end.ToString(CultureInfo.InvariantCulture);
        var buffer = ArrayPool<byte>.Shared.Rent(LogChunk);
        while (offset < end)
        {
            var read = log.Read(buffer.AsSpan(0, (int)Math.Min(buffer.Length, end - offset)), offset);
            await http.Response.Body.WriteAsync(buffer.AsMemory(0, read), http.RequestAborted);
            offset += read;
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    private bool TryOffset(HttpContext http, long end, out long offset)
    {
        offset = 0;
        var given = http.Request.Query["offset"];
        if (given.Count == 0) return true;
        if (!long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out offset) || offset > end) return false;
        Span<byte> before = stackalloc byte[1];
        return offset == 0 || (log.Read(before, offset - 1) == 1 && before[0] == (byte)'\n');
    }

    private Task Summary(HttpContext http)
    {
        var summary = bank.Look(book => new SummaryBody(
            book.Attempts.Count, book.Pending.Count, book.PendingCallbacks, book.Seq, log.DurableBytes, log.Flushes,
            book.Totals.Lines(), book.Totals.Currencies()));
        return Answers.Write(http, 200, summary, Wire.Default.SummaryBody);
    }

    private Task Behaviours(HttpContext http)
    {
        var rows = BehaviourTable.All
            .Select(row => new BehaviourBody(
                row.Token, row.Verdict.ToString(), row.Delivery.ToString(), row.DeclineCode, row.Cards, row.Ending, row.OnRefund?.Token))
            .ToArray();
        return Answers.Write(http, 200, rows, Wire.Default.BehaviourBodyArray);
    }

    private static async Task Token(HttpContext http)
    {
        if (await Entry.Body(http, Wire.Default.CardBody) is not { } card) return;
        var number = card.Number.Replace(" ", "", StringComparison.Ordinal);
        // A real card has no business here, and is refused unread.
        if (BehaviourTable.ForCard(number) is { } behaviour)
            await Answers.Write(http, 200, new TokenBody(BehaviourTable.Mint(behaviour), number[^4..]), Wire.Default.TokenBody);
        else
            await Answers.Error(http, 400, "not_a_test_card", "Only the published test card numbers are taken.");
    }
}
