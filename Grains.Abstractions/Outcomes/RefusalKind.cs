namespace Payments.Outcomes;

/// <summary>What sort of refusal it is; the API maps each kind to one HTTP status.</summary>
[GenerateSerializer, Alias("refusal-kind")]
public enum RefusalKind
{
    /// <summary>The request itself is wrong: 400.</summary>
    Invalid,

    /// <summary>There is no such thing, or it belongs to someone else: 404.</summary>
    NotFound,

    /// <summary>The state of the thing does not allow it now: 409.</summary>
    Conflict,

    /// <summary>A rule forbids it whatever the timing: 422.</summary>
    Forbidden,
}
