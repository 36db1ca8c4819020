namespace Payments.Api.Callbacks;

/// <param name="Received">The callback is stored; it need not be sent again.</param>
internal sealed record CallbackBody(bool Received);
