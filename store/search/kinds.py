"""The closed lists of the ledger with the words people use for them, in English and French.

A word may mean several values (`investissement` is an investment or a funding round). All words are
folded. They come from how the business press of both languages names these things.
"""

from __future__ import annotations

from store.text import fold_text

Vocabulary = dict[str, tuple[str, ...]]


def _vocabulary(listed: str) -> Vocabulary:
    """Values with their words: each on a line of its own, which may go on below, further in."""
    found: Vocabulary = {}
    value = ""
    for line in listed.strip().splitlines():
        name, colon, words = line.strip().rpartition(": ")
        value = name if colon else value
        found[value] = (*found.get(value, ()), *words.rstrip(",").split(", "))
    return found


KINDS = _vocabulary("""
    acquisition: acquisition, acquisitions, rachat, rachats, achat, takeover, buyout, purchase, buy, buys,
        bought, acquire, acquires, acquired, acquerir, acquiert, racheter, rachete, acheter, achete,
        fusion, merger
    bid: bid, bids, offer, offre, offres, opa, rachat, rachats, achat, acquisition, takeover, buyout,
        purchase, buy, buys, acquire, acquires, acquerir, acheter, racheter
    investment: investment, investments, investissement, investissements, investir, invests, invested,
        investit, investi, stake, participation, financement, funding
    funding_round: funding round, funding_round, funding, round, raise, raises, raised, fundraising,
        fundraise, levee de fonds, levee, levees, leve, lever, tour de table, financement, investissement,
        investment, instalment, tranche
    valuation: valuation, valuations, valorisation, valorisations, valued, valorise, valorisee,
        evaluation, worth, vaut
    contract: contract, contracts, contrat, contrats, marche, supply, commande, accord, deal
    partnership: partnership, partnerships, partenariat, partenariats, alliance, alliances, joint venture,
        accord, deal
    lawsuit: lawsuit, lawsuits, suit, sue, sues, sued, complaint, plainte, plaintes, proces, litige,
        poursuite, poursuites, justice, court, tribunal, damages, settlement
    grant_or_donation: grant_or_donation, grant, grants, donation, donations, don, dons, subvention,
        subventions, aide, don ou subvention
    revenue: revenue, revenues, revenu, revenus, sales, turnover, chiffre d affaires, recettes, ventes
    spending: spending, spend, spends, cost, costs, depense, depenses, cout, couts, budget
    price: price, prices, prix, tarif, tarifs
    market_metric: market_metric, market metric, metric, metrics, capacity, capacite, puissance, users,
        utilisateurs, downloads, telechargements, volume, indicateur
    other_amount: other_amount, other amount, amount, montant, autre, other, autre montant
""")
STATUSES = _vocabulary("""
    completed: completed, done, closed, conclu, conclue, termine, realise, finalise, acheve
    announced: announced, annonce, annoncee, public, promise, promises, promised, pledge, pledged,
        commitment, promesse, promesses, promis, promet, engagement
    rumoured: rumoured, rumored, rumour, rumor, rumeur, rumeurs, suppose
    conditional: conditional, conditionnel, conditionnelle, condition, sous condition
    proposed: proposed, propose, proposee, planned, prevu, prevue, projete
    rejected: rejected, refused, rejete, rejetee, refuse, refusee
    opinion: opinion, estimate, estimation, forecast, prevision, avis
""")
AGREEMENTS = _vocabulary("""
    single: single, one article, un article, seul, unique
    agreed: agreed, agree, concordant, concorde
    disputed: disputed, dispute, disputes, conteste, contestee, divergent
""")
TYPES = _vocabulary("""
    ORG: org, orgs, organisation, organization, organisations, company, companies, societe, entreprise,
        entreprises
    PERSON: person, persons, people, personne, personnes, gens
    PRODUCT: product, products, produit, produits
    PLACE: place, places, lieu, lieux, country, pays, city, ville
""")
SCOPES = _vocabulary("""
    articles: articles, article, titles, titres
    passages: passages, passage, text, texte
    entities: entities, entity, entites, entite, names, noms
    deals: deals, deal, ledger, accords, operations, faits
    notes: notes, note
""")


def meaning(written: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The values a written word stands for: its own name first, else all that share the word.

    A beginning of at least three letters will do when it is that of one value's own name.
    """
    folded = fold_text(written).strip()
    if not folded:
        return ()
    for value in vocabulary:
        if folded in (fold_text(value), fold_text(value).replace("_", " ")):
            return (value,)
    shared = tuple(value for value, words in vocabulary.items() if folded in words)
    if shared:
        return shared
    if len(folded) >= 3:
        return tuple(value for value in vocabulary if fold_text(value).startswith(folded))
    return ()
