using Payments.Checkout;
using Payments.Events;
using Payments.Holds;
using Payments.Orders;
using Payments.Paging;
using Payments.Refunds;
using Payments.Storage.Reads;

namespace Payments.Tests.Integration.Paging;

/// <summary>How PostgreSQL finds a page when the table has 100,000 rows: by an index, whatever is asked for.</summary>
public sealed class ListPlanTests(FilledTables filled) : IClassFixture<FilledTables>
{
    private static readonly DateTimeOffset Time = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ListWindow First = new(FilledTables.Large, null, null, null, 20);

    public static TheoryData<string> Questions() => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Page_OfHundredThousandRows_IsFoundByAnIndex(string question)
    {
        foreach (var merchant in new[] { FilledTables.Large, FilledTables.Small, "mer_none" })
        {
            foreach (var after in new[] { null, new ListPosition(Time, 1, "pay_5") })
            {
                var plan = await filled.Reads.ExplainAsync(Pages.Narrow(All[question](), First with { MerchantId = merchant, After = after }));
                Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
                Assert.Matches("Index (Only )?Scan", plan);
            }
        }
    }

    [Fact]
    public async Task FirstPage_WithoutFilters_ReadsNoMoreThanItShows()
    {
        // Sorting all of a merchant's rows for each page would show as a Sort; the events' ties are sorted in small groups.
        foreach (var question in new[] { "payments", "orders", "refunds", "pre-authorisations", "events" })
        {
            var plan = await filled.Reads.ExplainAsync(Pages.Narrow(All[question](), First));
            Assert.DoesNotMatch(@"(?<!Incremental )Sort  ", plan);
        }
    }

    private static readonly Dictionary<string, Func<ListQuery>> All = new()
    {
        ["payments"] = () => PaymentLists.Query(new PaymentList(First)),
        ["payments of a status"] = () => PaymentLists.Query(new PaymentList(First, PaymentStatus.Failed)),
        ["payments of a status that none has"] = () => PaymentLists.Query(new PaymentList(First, PaymentStatus.Expired)),
        ["payments of an order"] = () => PaymentLists.Query(new PaymentList(First, OrderId: "ord_77")),
        ["payments of an amount"] = () => PaymentLists.Query(new PaymentList(First, AmountFrom: 5, AmountTo: 6)),
        ["payments of a currency and channel"] = () => PaymentLists.Query(new PaymentList(First, Currency: "USD", Channel: "none")),
        ["payments of a time"] = () => PaymentLists.Query(new PaymentList(First)).Between(Time, Time.AddMinutes(1)),
        ["orders"] = () => OrderLists.Query(new OrderList(First)),
        ["orders of a status"] = () => OrderLists.Query(new OrderList(First, OrderStatus.Open)),
        ["orders of a number"] = () => OrderLists.Query(new OrderList(First, Number: "77")),
        ["refunds"] = () => RefundLists.Query(new RefundList(First)),
        ["refunds of a payment"] = () => RefundLists.Query(new RefundList(First, "pay_77")),
        ["refunds of a pre-authorisation"] = () => RefundLists.Query(new RefundList(First, PreAuthorisationId: "pre_77")),
        ["refunds of a status"] = () => RefundLists.Query(new RefundList(First, null, RefundStatus.Failed)),
        ["pre-authorisations"] = () => HoldLists.Query(new HoldList(First)),
        ["pre-authorisations of a status"] = () => HoldLists.Query(new HoldList(First, HoldStatus.Failed)),
        ["events"] = () => EventLists.Query(new EventList(First)),
        ["events of a type"] = () => EventLists.Query(new EventList(First, "none")),
        ["events of an object"] = () => EventLists.Query(new EventList(First, null, "pay_77")),
        ["events of a time"] = () => EventLists.Query(new EventList(First)).Between(Time, null),
    };
}
