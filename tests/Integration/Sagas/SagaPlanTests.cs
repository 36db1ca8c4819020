using Payments.Paging;
using Payments.Sagas;
using Payments.Tests.Integration.Paging;
using Xunit.Abstractions;

namespace Payments.Tests.Integration.Sagas;

/// <summary>How PostgreSQL finds a page of sagas through the view of all types, among 100,000.</summary>
public sealed class SagaPlanTests(FilledTables filled, ITestOutputHelper output) : IClassFixture<FilledTables>
{
    public static TheoryData<string?, string?, string?, string?> Questions() => new()
    {
        { null, null, null, null },
        { FilledTables.Large, null, null, null },
        { FilledTables.Small, null, null, null },
        { "mer_none", null, null, null },
        { null, "payment", null, null },
        { null, "refund", null, null },
        { null, "pre_authorisation", null, null },
        { null, null, "failed", null },
        { null, null, "compensated", null },
        { null, null, "running", null },
        { null, null, "completed", null },
        { null, null, null, "pay_77" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Page_OfHundredThousandSagas_IsFoundByIndexes(string? merchant, string? type, string? status, string? business)
    {
        var window = new ListWindow(merchant, null, null, null, 20);
        var started = TimeProvider.System.GetTimestamp();
        var page = await filled.Reads.Page(SagaLists.Query(new SagaList(window, type, status, business)), window, row => SagaLists.View(row, 3));
        var took = TimeProvider.System.GetElapsedTime(started);
        var plan = await filled.Reads.ExplainAsync(Pages.Narrow(SagaLists.Query(new SagaList(window, type, status, business)), window));
        output.WriteLine($"{took.TotalMilliseconds:0} ms\n{plan}");

        Assert.Equal((merchant, status, business) switch { ("mer_none", _, _) => 0, (_, "failed", _) => 10, (_, "completed", _) => 20, (_, not null, _) => 0, (_, _, not null) => 1, _ => 20 }, page.Items.Length);
        // Few of them are as asked for: reading all to find them would show as the index of all.
        if (status is not (null or "completed")) Assert.DoesNotContain("_by_time on", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }
}
