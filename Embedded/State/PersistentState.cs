using System.Runtime.CompilerServices;
using Orleans.Storage;
using Payments.Embedded.Activations;

namespace Payments.Embedded.State;

/// <summary>The state of one activation; its storage operations run one after the other.</summary>
internal sealed class PersistentState<TState>(Activation activation, string stateName, IGrainStorage storage)
    : IPersistentState<TState>, IActivationState
{
    private static readonly bool HasDefaultConstructor =
        typeof(TState).IsValueType || typeof(TState).GetConstructor(Type.EmptyTypes) is not null;

    private readonly GrainState<TState> _state = new(HasDefaultConstructor
        ? Activator.CreateInstance<TState>()
        : (TState)RuntimeHelpers.GetUninitializedObject(typeof(TState)));

    private Task _last = Task.CompletedTask;

    public TState State
    {
        get
        {
            CheckTurn();
            return _state.State!;
        }

        set
        {
            CheckTurn();
            _state.State = value;
        }
    }

    public string? Etag => _state.ETag;

    public bool RecordExists => _state.RecordExists;

    public Task LoadAsync(CancellationToken cancellation) => ReadStateAsync(cancellation);

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public Task ReadStateAsync(CancellationToken cancellationToken) =>
        After(() => storage.ReadStateAsync(stateName, activation.GrainId, _state, cancellationToken), "read", cancellationToken);

    public Task WriteStateAsync(CancellationToken cancellationToken) =>
        After(() => storage.WriteStateAsync(stateName, activation.GrainId, _state, cancellationToken), "written", cancellationToken);

    public Task ClearStateAsync(CancellationToken cancellationToken) =>
        After(() => storage.ClearStateAsync(stateName, activation.GrainId, _state, cancellationToken), "cleared", cancellationToken);

    // In an interleaving grain two writes at once would carry the same etag, and the second would be refused.
    private Task After(Func<Task> operation, string done, CancellationToken cancellation)
    {
        CheckTurn();
        return _last = Run(_last, operation, done, cancellation);
    }

    private async Task Run(Task previous, Func<Task> operation, string done, CancellationToken cancellation)
    {
        if (!previous.IsCompleted) await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        try
        {
            await operation();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception) when (exception is not OrleansException)
        {
            // Orleans wraps what storages throw the same way; grain code must see one thing on both engines.
            throw new OrleansException($"State \"{stateName}\" of {activation} could not be {done}: {exception.Message}", exception);
        }
    }

    private void CheckTurn()
    {
        if (!ReferenceEquals(Activation.Current, activation))
        {
            throw new InvalidOperationException(
                $"State \"{stateName}\" of {activation} was used outside the grain's own turn, for example after ConfigureAwait(false) or in Task.Run.");
        }
    }
}
