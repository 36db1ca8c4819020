using Payments.Keys;
using Payments.Outcomes;

namespace Payments.Administrators;

/// <summary>All administrators together: there is one such grain, and every change of a role or a status goes through it.</summary>
[Alias("administrators")]
public interface IAdministratorsGrain : IGrainWithStringKey
{
    const string Key = "all";

    /// <summary>Lets the installation's own key in.</summary>
    [Alias("ensure-owner")]
    Task EnsureOwner(string administratorId, KeyDigest digest);

    [Alias("create")]
    Task<Outcome<CreatedAdministrator>> Create(string administratorId, CreateAdministrator command);

    /// <summary>Refuses what would leave nobody who can manage administrators.</summary>
    [Alias("change")]
    Task<Outcome<AdministratorView>> Change(string administratorId, ChangeAdministrator command);
}
