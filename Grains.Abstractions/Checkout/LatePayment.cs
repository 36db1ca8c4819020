namespace Payments.Checkout;

/// <summary>Money that moved at the channel after its payment had ended without.</summary>
/// <param name="Honoured">Whether the payment counts; otherwise the money goes straight back, and no fee is taken for it.</param>
/// <param name="CountedOn">The merchant's day that it counts on against the limits; null when it does not.</param>
[GenerateSerializer, Immutable, Alias("late-payment")]
public sealed record LatePayment(
    [property: Id(0)] string Reference,
    [property: Id(1)] bool Honoured,
    [property: Id(2)] string? CountedOn);
