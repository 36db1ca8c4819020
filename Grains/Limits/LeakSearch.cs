namespace Payments.Limits;

/// <summary>Which holds a look for leaks asks about: those whose time it is, and those that the look before had no answer for.</summary>
public sealed class LeakSearch
{
    private DateTimeOffset? _begun;
    private TimeSpan? _sinceLastLook;
    private HashSet<string> _again = [];
    private HashSet<string> _unanswered = [];

    public void Begin(DateTimeOffset now)
    {
        (_sinceLastLook, _begun) = (now - _begun, now);
        (_again, _unanswered) = (_unanswered, []);
    }

    public bool IsToBeAsked(string id, TimeSpan age) => _again.Contains(id) || LeakRules.IsToBeAsked(age, _sinceLastLook);

    public void Unanswered(string id) => _unanswered.Add(id);
}
