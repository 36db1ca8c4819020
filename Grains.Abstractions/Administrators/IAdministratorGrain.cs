using Orleans.Concurrency;
using Payments.Keys;
using Payments.Outcomes;

namespace Payments.Administrators;

/// <summary>One administrator of the installation. Its key is the administrator's id.</summary>
/// <remarks>Role and status are changed through <see cref="IAdministratorsGrain"/>, which keeps an owner in place.</remarks>
[Alias("administrator")]
public interface IAdministratorGrain : IKeyOwnerGrain
{
    /// <summary>Makes the digest a key of this administrator, who is an owner when new. Doing it again changes nothing.</summary>
    [Alias("ensure-key")]
    Task EnsureKey(KeyDigest digest);

    [Alias("create")]
    Task<Outcome<CreatedAdministrator>> Create(CreateAdministrator command);

    [ReadOnly, Alias("read")]
    Task<Outcome<AdministratorView>> Read();

    [Alias("change")]
    Task<Outcome<AdministratorView>> Change(ChangeAdministrator command);
}
