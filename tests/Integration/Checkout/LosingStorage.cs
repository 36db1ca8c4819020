using Orleans.Storage;
using Payments.Storage.Errors;
using Payments.Storage.Grains;

namespace Payments.Tests.Integration.Checkout;

/// <summary>Writes like the platform's storage, but loses an answer when it is told to: the row is there, and its writer learns that nobody knows.</summary>
internal sealed class LosingStorage(PaymentsGrainStorage inner) : IGrainStorage
{
    private string? _losing;
    private int _writes;

    public bool HasLost => _writes <= 0;

    /// <summary>Loses the answer to a write of this state: to the first one from now on, or a later one.</summary>
    public void Lose(string stateName, int write = 1) => (_losing, _writes) = (stateName, write);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ReadStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var (etag, exists) = (grainState.ETag, grainState.RecordExists);
        await inner.WriteStateAsync(stateName, grainId, grainState);
        if (stateName != _losing || Interlocked.Decrement(ref _writes) != 0) return;
        (grainState.ETag, grainState.RecordExists) = (etag, exists);
        throw new OutcomeUnknownException($"The answer to the write of '{stateName}' was lost.");
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ClearStateAsync(stateName, grainId, grainState);
}
