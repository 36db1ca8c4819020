using System.Globalization;
using Orleans.Storage;
using Payments.Storage.Errors;
using Payments.Storage.Mapping;

namespace Payments.Storage.Grains;

/// <summary>Gives grains their states from the store. The etag is the row's version; the key is the grain's key.</summary>
internal sealed class PaymentsGrainStorage(StateStore store, StateMappings mappings) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var key = KeyOf(grainId);
        if (FreshRow.Is(grainId))
        {
            SetAbsent(grainState);
            grainState.ETag = FreshRow.UnreadETag;
            return;
        }

        if (await store.ReadAsync(mappings.Of<T>(stateName), key, cancellationToken) is var (state, version)) Set(grainState, state, version);
        else SetAbsent(grainState);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var mapping = mappings.Of<T>(stateName);
        var state = grainState.State ?? throw new InvalidOperationException($"State '{stateName}' of {grainId} is null and cannot be written.");
        try
        {
            var version = await store.WriteAsync(mapping, KeyOf(grainId), VersionOf(grainState), state);
            grainState.ETag = ETagOf(version);
            grainState.RecordExists = true;
        }
        catch (StorageConflictException conflict)
        {
            throw Inconsistent(conflict);
        }
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        try
        {
            await store.ClearAsync(mappings.Of<T>(stateName), KeyOf(grainId), VersionOf(grainState), grainState.State);
            SetAbsent(grainState);
        }
        catch (StorageConflictException conflict)
        {
            throw Inconsistent(conflict);
        }
    }

    private static string KeyOf(GrainId grainId) => grainId.Key.ToString() ?? "";

    private static long VersionOf<T>(IGrainState<T> grainState) =>
        string.IsNullOrEmpty(grainState.ETag) || FreshRow.IsUnread(grainState.ETag) ? 0 : long.Parse(grainState.ETag, CultureInfo.InvariantCulture);

    private static string ETagOf(long version) => version.ToString(CultureInfo.InvariantCulture);

    private static void Set<T>(IGrainState<T> grainState, T state, long version)
    {
        grainState.State = state;
        grainState.ETag = ETagOf(version);
        grainState.RecordExists = true;
    }

    private static void SetAbsent<T>(IGrainState<T> grainState)
    {
        grainState.State = Activator.CreateInstance<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    private static InconsistentStateException Inconsistent(StorageConflictException conflict) => new(
        conflict.Message,
        conflict.StoredVersion is { } stored ? ETagOf(stored) : null,
        conflict.ExpectedVersion == 0 ? null : ETagOf(conflict.ExpectedVersion),
        conflict);
}
