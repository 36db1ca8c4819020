using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Ids;
using Payments.Refunds;
using Payments.Requests;

namespace Payments.Api.Refunds;

/// <summary>What creating refunds has in common, whatever they are made of.</summary>
internal static class RefundRequests
{
    public static async Task<IResult> Run(HttpContext http, IGrainFactory grains, IdempotentRequest request, RefundTarget of, long? amount, string? reason)
    {
        var merchant = Caller.Of(http)!.Id;
        // The merchant is part of the id, so that another tenant's key never meets this one.
        var refund = EntityId.Derive(IdPrefix.Refund, $"{merchant}:{of.PaymentId ?? of.PreAuthorisationId}", request.Key.Reveal);
        var answer = await grains.GetGrain<IRefundGrain>(refund).Run(new CreateRefund(request, merchant, of, amount, reason));
        if (!answer.Accepted) return Problem.Of(answer.Refusal);
        return IdempotentAnswer.Created(http, $"/v1/refunds/{refund}", answer.Value.Refund, ApiJson.Wire.RefundView, answer.Value.Replayed);
    }
}
