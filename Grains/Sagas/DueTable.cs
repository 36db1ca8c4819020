using Payments.Callbacks;
using Payments.Checkout;
using Payments.Holds;
using Payments.Refunds;

namespace Payments.Sagas;

/// <summary>A table whose rows say when their grain wants to be woken.</summary>
public sealed record DueTable(string Name, Func<IGrainFactory, string, Task> Wake)
{
    public static DueTable Sagas { get; } = new("payment_sagas", (grains, key) => grains.GetGrain<IPaymentSagaGrain>(key).Resume());

    public static IReadOnlyList<DueTable> All { get; } =
    [
        Sagas,
        new("pre_authorisations", (grains, key) => grains.GetGrain<IHoldGrain>(key).Resume()),
        new("refunds", (grains, key) => grains.GetGrain<IRefundGrain>(key).Resume()),
        new("channel_callbacks", (grains, key) => grains.GetGrain<ICallbackGrain>(key).Resume()),
    ];

    /// <summary>The next rows that are due, behind the last one that was read: a row that stays due keeps no others waiting.</summary>
    public string Query => $"""
        SELECT due, key FROM {Name} WHERE due <= $1 AND due >= $2 AND (due, key) > ($2, $3) ORDER BY due, key LIMIT $4
        """;
}
