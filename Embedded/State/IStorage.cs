namespace Orleans.Core
{
    public interface IStorage
    {
        string? Etag { get; }

        bool RecordExists { get; }

        Task ClearStateAsync();

        Task WriteStateAsync();

        Task ReadStateAsync();

        Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

        Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

        Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();
    }

    public interface IStorage<TState> : IStorage
    {
        TState State { get; set; }
    }
}

namespace Orleans.Runtime
{
    /// <summary>A state of the grain, read before OnActivateAsync and written when the grain says so.</summary>
    public interface IPersistentState<TState> : Orleans.Core.IStorage<TState>;

    /// <summary>Injects the state of this name from the IGrainStorage registered under the storage name as key.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute
    {
        public string StateName { get; } = stateName ?? throw new ArgumentNullException(nameof(stateName));

        public string? StorageName { get; } = storageName;
    }
}
