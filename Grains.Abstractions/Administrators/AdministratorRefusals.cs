using Payments.Outcomes;

namespace Payments.Administrators;

/// <summary>Every way a request about administrators is refused.</summary>
public static class AdministratorRefusals
{
    public static Refusal NotFound { get; } = new("ADMINISTRATOR_NOT_FOUND", RefusalKind.NotFound, "There is no administrator with this id.");

    public static Refusal LastOwner { get; } = new(
        "LAST_OWNER",
        RefusalKind.Conflict,
        "This is the last active owner: make another administrator an owner first, or nobody could manage administrators any more.");
}
