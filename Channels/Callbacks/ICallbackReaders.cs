namespace Payments.Channels;

/// <summary>The accounts at channels whose callbacks are let in.</summary>
public interface ICallbackReaders
{
    /// <param name="account">As the callback's address names it; null where it names none.</param>
    /// <returns>Null where nobody of this name sends callbacks here.</returns>
    ValueTask<ICallbackReader?> Find(string channel, string? account);
}
