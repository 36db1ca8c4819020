using System.Collections.Immutable;
using static Payments.Administrators.AdministratorRole;
using static Payments.Administrators.Permission;

namespace Payments.Administrators;

/// <summary>The one table of who may do what.</summary>
public static class RolePermissions
{
    public static bool Has(AdministratorRole role, Permission permission) => HoldersOf(permission).Contains(role);

    public static ImmutableArray<AdministratorRole> HoldersOf(Permission permission) => permission switch
    {
        Read => [Owner, Operator, Finance, Viewer],
        ManageMerchants => [Owner, Operator],
        ManageKeys => [Owner, Operator],
        ManageTerms => [Owner, Finance],
        Operate => [Owner, Operator],
        Settle => [Owner, Finance],
        ManageAdministrators => [Owner],
    };

    public static string Word(Permission permission) => permission switch
    {
        Read => "read",
        ManageMerchants => "manage_merchants",
        ManageKeys => "manage_keys",
        ManageTerms => "manage_terms",
        Operate => "operate",
        Settle => "settle",
        ManageAdministrators => "manage_administrators",
    };

    public static string Word(AdministratorRole role) => role switch
    {
        Owner => "owner",
        Operator => "operator",
        Finance => "finance",
        Viewer => "viewer",
    };
}
