using Payments.Money;

namespace Payments.Channels.PayPal;

/// <summary>What an answer must be about to be believed.</summary>
/// <param name="Wire">The amount as PayPal writes it.</param>
internal sealed record PayPalQuestion(string AttemptId, AttemptKind Kind, Amount Amount, PayPalMoney Wire, bool IsQuery)
{
    public string Intent => Kind == AttemptKind.Authorisation ? "AUTHORIZE" : "CAPTURE";
}
