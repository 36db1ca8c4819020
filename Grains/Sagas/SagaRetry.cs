namespace Payments.Sagas;

/// <summary>Tries of a call that certainly were never sent.</summary>
/// <param name="Sending">Another one is under way; who finds this after a crash does not know whether it was sent.</param>
public sealed record SagaRetry(int Tries, bool Sending, string Error);
