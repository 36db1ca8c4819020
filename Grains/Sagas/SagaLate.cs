namespace Payments.Sagas;

/// <summary>What is known of money that may come after its payment has expired or was cancelled.</summary>
/// <param name="Questions">How often the channel has been asked for it.</param>
/// <param name="Reference">The channel's name for the money that has come; null while none has.</param>
/// <param name="Honour">Whether the payment is to succeed after all; otherwise the money goes back.</param>
public sealed record SagaLate(int Questions, string? Reference = null, bool Honour = false);
