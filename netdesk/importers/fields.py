"""What a column of people can mean, and the names by which files call it (English, German; some French and Spanish)."""

from collections.abc import Sequence
from functools import cache

from netdesk.domain.network import NETWORKS
from netdesk.importers.header import squash

CUSTOM = "custom"
SKIP = "skip"

FIELDS: dict[str, str] = {
    "name": "Full name",
    "first": "First name",
    "middle": "Middle name",
    "last": "Last name",
    "suffix": "Suffix",
    "company": "Company",
    "position": "Position",
    "location": "Location",
    "email": "E-mail",
    "phone": "Phone",
    "url": "Profile address",
    **{
        f"profile:{network.key}": f"{network.name} profile"
        for network in NETWORKS
        if network.key not in ("email", "phone", "in_person", "other")
    },
    "handle": "Handle",
    "website": "Website",
    "birthday": "Birthday",
    "met_on": "Met on",
    "connected_on": "Connected on",
    "tags": "Tags",
    "role": "Role",
    "note": "Note",
    CUSTOM: "Own field",
    SKIP: "Leave out",
}

NAMES: dict[str, str] = {
    "name": "name fullname displayname contact contactname person personname namen vollername vollständigername "
    "anzeigename kontakt kontaktname ansprechpartner nomcomplet nombrecompleto fileas",
    "first": "firstname givenname forename first vorname vornamen prenom nombre nombres rufname",
    "middle": "middlename middlenames additionalname secondname weiterevornamen zweitervorname deuxiemeprenom",
    "last": "lastname familyname surname last nachname familienname zuname nomdefamille nom apellido apellidos",
    "suffix": "suffix namesuffix namenszusatz",
    "company": "org company companies companyname currentcompany organization organisation organizationname "
    "organisationname employer account accountname firma firmenname unternehmen arbeitgeber entreprise societe empresa",
    "position": "position jobtitle title headline occupation profession organizationtitle jobposition currentposition "
    "beruf berufsbezeichnung funktion stelle stellenbezeichnung poste fonction cargo puesto titel",
    "location": "location geolocation city town place ort stadt wohnort standort ortgeschäftlich ville ciudad lieu "
    "businesscity homecity workcity country land region",
    "email": "email emails emailaddress emailaddresses mail mailaddress emailadresse emailadressen mailadresse "
    "emailvalue primaryemail workemail personalemail privateemail businessemail homeemail otheremail "
    "emailgeschäftlich emailprivat courriel adresseemail correo correoelectronico",
    "phone": "phone phones phonenumber phonenumbers mobile mobilephone mobilephonenumber mobilenumber cell cellphone "
    "tel telephone telephonenumber telefon telefonnummer handy handynummer mobil mobiltelefon mobilnummer phonevalue "
    "businessphone homephone primaryphone otherphone workphone companymainphone telefongeschäftlich telefonprivat "
    "telefonno telefono movil portable",
    "url": "url profileurl profile profiles profilelink profil profillink profiladresse link profileaddress publicurl",
    "handle": "handle username screenname benutzername nutzername accountaddress",
    "website": "website websites webpage homepage webseite websitevalue webadresse internet web siteweb blog sites "
    "personalwebpage businesswebpage sitioweb",
    "birthday": "birthday birthdate dateofbirth dob geburtstag geburtsdatum datedenaissance anniversaire cumpleaños",
    "met_on": "meton met firstmet datemet metdate firstmetdate firstmeton kennengelernt kennengelerntam "
    "erstestreffen rencontre rencontrele",
    "connected_on": "connectedon connected connectedat connectedsince connectiondate dateconnected verbundenam "
    "verbundenseit vernetztam vernetztseit kontaktseit",
    "tags": "tags tag labels categories category kategorie kategorien groups group gruppe gruppen groupmembership "
    "keywords schlagwort schlagwörter stichworte etiquettes etiquetas",
    "role": "role roles relation relations relationship relationships rolle rollen beziehung beziehungen",
    "note": "note notes notiz notizen comment comments kommentar kommentare bemerkung bemerkungen remarks memo "
    "description beschreibung notas remarques",
    SKIP: "photo picture priority private sensitivity emailtype emaildisplayname emaillabel phonelabel phonetype "
    "addresslabel addresstype websitelabel websitetype relationlabel eventlabel customfieldlabel organizationtype "
    "emailtyp emailangezeigtername gender initials internetfreebusy directoryserver",
}
"""The fields and the squashed names of their columns; digits inside a name do not count."""


@cache
def vocabulary() -> dict[str, str]:
    """Map every known squashed column name to its field."""
    known = {squash(word): field for field, words in NAMES.items() for word in words.split()}
    for network in NETWORKS:
        field = f"profile:{network.key}"
        if field in FIELDS:
            for base in {squash(network.key), squash(network.name)} | ({"twitter"} if network.key == "x" else set()):
                for end in (
                    "",
                    "url",
                    "profile",
                    "profil",
                    "profileurl",
                    "handle",
                    "username",
                    "link",
                    "address",
                    "id",
                ):
                    known.setdefault(base + end, field)
    known.pop("x", None)
    known["x"] = "profile:x"
    return known


def field_named(header: str) -> str:
    """Give the field a column's name stands for; "" when the name is unknown."""
    squashed = squash(header)
    known = vocabulary()
    if squashed in known:
        return known[squashed]
    without = "".join(letter for letter in squashed if not letter.isdecimal())
    return known.get(without, "") if len(without) > 1 else ""


def count_known(cells: Sequence[str]) -> int:
    """Count the cells that are known names of columns."""
    return sum(1 for cell in cells if cell and len(cell) <= 60 and field_named(cell))
