namespace Orleans;

/// <summary>A state with its etag on the way between a grain and its storage.</summary>
public interface IGrainState<T>
{
    T? State { get; set; }

    string? ETag { get; set; }

    bool RecordExists { get; set; }
}

public sealed class GrainState<T> : IGrainState<T>
{
    public GrainState()
    {
    }

    public GrainState(T? state) : this(state, null)
    {
    }

    public GrainState(T? state, string? eTag)
    {
        State = state;
        ETag = eTag;
    }

    public T? State { get; set; }

    public string? ETag { get; set; }

    public bool RecordExists { get; set; }
}
