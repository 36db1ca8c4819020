namespace Payments.ChannelSimulator.Providers.Stripe;

/// <summary>The first answer of every Idempotency-Key.</summary>
internal sealed class StripeIdempotency
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string Fingerprint, StripeReply? Reply)> _kept = new(StringComparer.Ordinal);

    /// <summary>What a key that is known is answered with; null when this request is its first, and is to be ended with <see cref="End"/>.</summary>
    public StripeReply? Begin(string key, string fingerprint)
    {
        lock (_gate)
        {
            if (!_kept.TryGetValue(key, out var kept))
            {
                _kept.Add(key, (fingerprint, null));
                return null;
            }

            if (kept.Fingerprint != fingerprint)
                return new StripeReply(400, StripeReply.Error("idempotency_error", null, "Keys for idempotent requests can only be used with the same parameters they were first used with."), Task.CompletedTask, false);
            return kept.Reply ?? new StripeReply(409, StripeReply.Error("idempotency_error", "idempotency_key_in_use", "There is currently another in-progress request using this Idempotency-Key."), Task.CompletedTask, false);
        }
    }

    /// <param name="reply">Null when the request came to nothing, so that the key is free again.</param>
    public void End(string key, string fingerprint, StripeReply? reply)
    {
        lock (_gate)
        {
            if (reply is { IsKept: true }) _kept[key] = (fingerprint, reply);
            else _kept.Remove(key);
        }
    }
}
