using Payments.Api.Http;
using Payments.Callbacks;
using Payments.Checkout;
using Payments.Holds;
using Payments.Ids;
using Payments.Outcomes;
using Payments.Refunds;
using Payments.Sagas;

namespace Payments.Api.Sagas;

/// <summary>Finds the grain behind a saga's id, which names its type, and answers with the saga as it is afterwards.</summary>
internal static class SagaActions
{
    public static Task<Outcome<SagaReceipt>> Retry(IGrainFactory grains, string id) => TypeOf(id) switch
    {
        IdPrefix.Payment => grains.GetGrain<IPaymentSagaGrain>(id).Retry(),
        IdPrefix.Refund => grains.GetGrain<IRefundGrain>(id).Retry(),
        IdPrefix.PreAuthorisation => grains.GetGrain<IHoldGrain>(id).Retry(),
        IdPrefix.Callback => grains.GetGrain<ICallbackGrain>(id).Retry(),
        _ => Task.FromResult<Outcome<SagaReceipt>>(SagaRefusals.NotFound),
    };

    public static async Task<Outcome<SagaReceipt>> Compensate(IGrainFactory grains, string id, string reason)
    {
        if (TypeOf(id) == IdPrefix.Payment) return await grains.GetGrain<IPaymentSagaGrain>(id).Compensate(reason);
        var saga = await Read(grains, id);
        return saga.Accepted ? SagaRefusals.NotCompensatable : saga.Refusal;
    }

    public static Task<Outcome<SagaDetail>> Read(IGrainFactory grains, string id) => TypeOf(id) is null
        ? Task.FromResult<Outcome<SagaDetail>>(SagaRefusals.NotFound)
        : grains.GetGrain<ISagaReadsGrain>("sagas").Read(id);

    public static async Task<IResult> Answer(IGrainFactory grains, Outcome<SagaReceipt> done)
    {
        if (!done.Accepted) return Problem.Of(done.Refusal);
        var saga = await Read(grains, done.Value.SagaId);
        return saga.Accepted ? Results.Json(saga.Value, ApiJson.Wire.SagaDetail) : Problem.Of(saga.Refusal);
    }

    private static string? TypeOf(string id)
    {
        string[] types = [IdPrefix.Payment, IdPrefix.Refund, IdPrefix.PreAuthorisation, IdPrefix.Callback];
        return types.FirstOrDefault(prefix => EntityId.IsWellFormed(prefix, id));
    }
}
